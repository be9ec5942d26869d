package dev.plumbline.core.errorstream;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How many {@link ErrorLog}s share one block of bytes, so that neither each of them costs an entry
 * of the state nor an append copies all that came before.
 */
public final class ErrorChunks {
    /** A chunk that holds as much is closed. */
    private static final int FULL = 1 << 16;

    private ErrorChunks() {}

    /**
     * Appends a log.
     *
     * @param chunk null for none yet
     */
    public static byte[] append(byte[] chunk, byte[] log) {
        BinaryWriter out = new BinaryWriter((chunk == null ? 0 : chunk.length) + log.length + 5);
        if (chunk != null) {
            out.writeRaw(chunk);
        }
        out.writeBytes(log);
        return out.toByteArray();
    }

    /** Whether the next log begins a chunk of its own. */
    public static boolean isFull(byte[] chunk) {
        return chunk.length >= FULL;
    }

    /** Returns the logs of a chunk. */
    static List<byte[]> logs(byte[] chunk) {
        List<byte[]> logs = new ArrayList<>();
        BinaryReader in = new BinaryReader(chunk);
        while (!in.atEnd()) {
            logs.add(in.readBytes());
        }
        return logs;
    }
}
