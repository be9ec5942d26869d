package dev.plumbline.core.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes ids that the same input always gives, so that what is written twice can be told to be one.
 */
public final class Identity {
    private Identity() {}

    /**
     * Returns 16 hex digits (64 bits of SHA-256) of the parts; a part's end counts, so ("ab","c")
     * differs from ("a","bc").
     */
    public static String of(String... parts) {
        return HexFormat.of().formatHex(digest(parts), 0, 8);
    }

    /** Returns the same 64 bits as a number. */
    public static long hash(String... parts) {
        byte[] digest = digest(parts);
        long hash = 0;
        for (int i = 0; i < 8; i++) {
            hash = hash << 8 | digest[i] & 0xFF;
        }
        return hash;
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
