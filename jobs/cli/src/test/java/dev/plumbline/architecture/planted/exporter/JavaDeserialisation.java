package dev.plumbline.architecture.planted.exporter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;

public final class JavaDeserialisation {
    private JavaDeserialisation() {}

    static Object read(byte[] payload) throws IOException, ClassNotFoundException {
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(payload))) {
            return input.readObject();
        }
    }
}
