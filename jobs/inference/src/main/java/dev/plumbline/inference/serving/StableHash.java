package dev.plumbline.inference.serving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The same hash of the same parts in every process and release; ids and routes depend on it. */
final class StableHash {
    private static final int ID_BYTES = 16;

    private StableHash() {}

    /** Returns 32 hex digits. */
    static String id(String... parts) {
        return HexFormat.of().formatHex(Arrays.copyOf(digest(parts), ID_BYTES));
    }

    /** Returns a number from 0 inclusive to 1 exclusive, in steps of 2⁻⁵³. */
    static double fraction(String... parts) {
        byte[] digest = digest(parts);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | digest[i] & 0xff;
        }
        return (bits >>> 11) * 0x1p-53;
    }

    private static byte[] digest(String... parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            // each part's length first, so that ("ab", "c") and ("a", "bc") differ
            for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
                sha256.update((byte) (text.length >>> shift));
            }
            sha256.update(text);
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
