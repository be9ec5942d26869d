package dev.plumbline.monitoring.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class until the process that started this one is gone, however that ended: its
 * end of the pipe to this one's input closes with it.
 */
public final class Child {
    private Child() {}

    /** Runs the main class named first, with the other arguments. */
    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(Child::haltWithParent, "end with the parent");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nobody writes; what counts is the end
            }
        } catch (IOException closed) {
            // the same as the end
        }
        Runtime.getRuntime().halt(1);
    }
}
