package dev.plumbline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command answered. */
public record CommandRun(int exitCode, String out, String err) {
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
