package dev.plumbline.cli.report.html;

import java.util.Locale;

/** Writes text as JSON that may stand inside a script element: no sign that HTML or XML reads. */
final class Json {
    private Json() {}

    static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            boolean plain = sign >= ' ' && sign < 0x7F && "\"\\<>&'".indexOf(sign) < 0;
            out.append(plain ? sign : String.format(Locale.ROOT, "\\u%04x", (int) sign));
        }
        return out.append('"').toString();
    }
}
