package dev.plumbline.architecture.planted.exporter;

import java.io.IOException;
import org.apache.flink.util.InstantiationUtil;

public final class FlinkDeserialisation {
    private FlinkDeserialisation() {}

    static Object read(byte[] payload) throws IOException, ClassNotFoundException {
        return InstantiationUtil.deserializeObject(
                payload, FlinkDeserialisation.class.getClassLoader());
    }
}
