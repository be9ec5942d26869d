package dev.plumbline.inference.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads model files by {@code file:} URI, from allowed folders only.
 *
 * @param roots folders under which model files may lie; a link that leads out of them is refused
 */
record Artefacts(List<Path> roots) {
    private static final long MOST_BYTES = 1L << 30;

    Artefacts {
        roots = List.copyOf(roots);
    }

    /**
     * Returns the bytes of a file whose checksum is the one expected, so that what was checked is
     * what is loaded.
     *
     * @param sha256 lower-case hex
     */
    byte[] fetch(String uri, String sha256) throws UnfitArtefact {
        byte[] bytes = read(locate(uri));
        String found = sha256(bytes);
        if (!found.equals(sha256)) {
            throw new UnfitArtefact(
                    "the SHA-256 of %s must be %s, got %s".formatted(uri, sha256, found));
        }
        return bytes;
    }

    private Path locate(String uri) throws UnfitArtefact {
        Path path = pathOf(uri);
        if (roots.stream().noneMatch(root -> path.normalize().startsWith(root.normalize()))) {
            throw outside(uri);
        }
        Path real = real(path, uri);
        for (Path root : roots) {
            if (Files.exists(root) && real.startsWith(real(root, uri))) {
                return real;
            }
        }
        throw outside(uri);
    }

    private static Path pathOf(String uri) throws UnfitArtefact {
        try {
            URI parsed = URI.create(uri);
            if ("file".equals(parsed.getScheme())) {
                return Path.of(parsed);
            }
        } catch (IllegalArgumentException e) {
            throw new UnfitArtefact("artefactUri must be a file: URI, got '" + uri + "'");
        }
        throw new UnfitArtefact("artefactUri must be a file: URI, got '" + uri + "'");
    }

    private static Path real(Path path, String uri) throws UnfitArtefact {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UnfitArtefact("the file at " + uri + " must exist and be readable");
        }
    }

    private UnfitArtefact outside(String uri) {
        return new UnfitArtefact(
                "artefactUri must lie under one of the allowed folders %s, got %s"
                        .formatted(roots, uri));
    }

    private static byte[] read(Path path) throws UnfitArtefact {
        try {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw new UnfitArtefact(
                        "a model file must have at most %d bytes, %s has %d"
                                .formatted(MOST_BYTES, path, size));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UnfitArtefact("the file at " + path + " must be readable: " + e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
