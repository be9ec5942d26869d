package dev.plumbline.cli.output;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file could not be read or written; some exceptions only name the file. */
public final class FileRefusal {
    private FileRefusal() {}

    /** Returns the file and the reason. */
    public static String of(FileSystemException refused) {
        return "%s: %s".formatted(refused.getFile(), reason(refused));
    }

    static String reason(FileSystemException refused) {
        if (refused.getReason() != null) {
            return refused.getReason();
        }
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (refused instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        return refused instanceof FileAlreadyExistsException
                ? "a file stands there"
                : refused.getClass().getSimpleName();
    }
}
