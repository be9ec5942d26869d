package dev.plumbline.cli.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Where the log goes: errors to the console, and everything from INFO on to the file that the
 * system property {@value #PROPERTY} names, if it names one.
 */
public final class LogOutput {
    /** Names the log file. */
    public static final String PROPERTY = "plumbline.log";

    private static final String WITH_FILE = "/log4j2-file.properties";

    private LogOutput() {}

    /** Returns whether there is a log file. */
    public static boolean isOn() {
        String file = System.getProperty(PROPERTY);
        return file != null && !file.isBlank();
    }

    /** Begins to log as the system property says. */
    public static void start() {
        if (isOn()) {
            Configurator.reconfigure(configuration());
        }
    }

    /** Logs to a file from now on, unless the system property has named one already. */
    public static void toFile(Path file) {
        if (isOn()) {
            return;
        }
        System.setProperty(PROPERTY, file.toString());
        start();
    }

    /**
     * Keeps the log off the console from now on: what fails because the command is ending is noise
     * there.
     */
    public static void leaveConsole() {
        LoggerContext context = LoggerContext.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender("console");
        context.updateLoggers();
    }

    private static URI configuration() {
        try {
            return LogOutput.class.getResource(WITH_FILE).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path must have a valid URI", e);
        }
    }
}
