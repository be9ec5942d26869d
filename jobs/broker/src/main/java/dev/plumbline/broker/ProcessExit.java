package dev.plumbline.broker;

import java.util.function.Supplier;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends the whole process when a start fails, as on a taken port. Whoever embeds a broker
 * wants an exception instead.
 */
final class ProcessExit {
    private ProcessExit() {}

    /** Runs an action during which Kafka's wish to end the process is thrown. */
    static synchronized <T> T asException(Supplier<T> action) {
        Exit.setExitProcedure(ProcessExit::refuse);
        Exit.setHaltProcedure(ProcessExit::refuse);
        try {
            return action.get();
        } finally {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
        }
    }

    private static void refuse(int code, String message) {
        throw new IllegalStateException(
                "Kafka wanted to end the process with code %d: %s".formatted(code, message));
    }
}
