package dev.plumbline.cli.ending;

import dev.plumbline.cli.output.LogOutput;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/**
 * Runs work that keeps things open, and closes them whether it succeeds, fails or is interrupted.
 */
public final class OpenWork {
    private static final Logger LOG = LoggerFactory.getLogger(OpenWork.class);

    /** What a shell makes of a command that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    /** Opens what it needs by the order that it is given. */
    public interface Work {
        void run(ClosingOrder closing) throws Exception;
    }

    private OpenWork() {}

    /**
     * Runs the work to its end, or until the process is told to end.
     *
     * @return the exit code
     */
    public static int run(Work work) throws Exception {
        ClosingOrder closing = new ClosingOrder();
        AtomicBoolean ending = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> end(ending, closing), "plumbline-shutdown"));
        try (closing) {
            work.run(closing);
            return ExitCode.OK;
        } catch (Exception | Error failed) {
            if (ending.get()) {
                // whatever was under way fails when it is ended, and that is no news; an error,
                // too:
                // classes that are first used now may no longer add hooks of their own
                LOG.info("ended from outside", failed);
                return INTERRUPTED;
            }
            throw failed;
        }
    }

    private static void end(AtomicBoolean ending, ClosingOrder closing) {
        ending.set(true);
        LogOutput.leaveConsole();
        closing.close();
    }
}
