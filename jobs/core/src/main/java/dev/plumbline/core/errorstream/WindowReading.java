package dev.plumbline.core.errorstream;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the detectors of one version said of one window, kept from its judgement to its last report.
 *
 * @param rows that were read
 * @param errorSum sum of their errors, each from 0 to 1
 * @param detectors in the order of the monitor
 */
public record WindowReading(long rows, double errorSum, List<DetectorReading> detectors) {
    private static final int FORMAT = 1;

    public WindowReading {
        detectors = List.copyOf(detectors);
    }

    /** Returns what the detectors read, its format first; equal readings give equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64);
        out.writeByte(FORMAT);
        new MeanError(rows, errorSum).writeTo(out);
        detectors.forEach(detector -> detector.writeTo(out));
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static WindowReading fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("a reading", FORMAT);
        MeanError rows = MeanError.readFrom(in);
        List<DetectorReading> detectors = new ArrayList<>();
        while (!in.atEnd()) {
            detectors.add(DetectorReading.readFrom(in));
        }
        return new WindowReading(rows.rows(), rows.sum(), detectors);
    }
}
