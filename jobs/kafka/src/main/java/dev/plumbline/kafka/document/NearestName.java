package dev.plumbline.kafka.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known name that somebody who mistyped probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns what to say of the candidate that was probably meant, {@code ; the nearest is
     * 'name'}; the empty text if none is near: a third of its characters may be wrong, or two if
     * they are at most half.
     */
    public static String offer(String typed, Collection<String> candidates) {
        String nearest = of(typed, candidates);
        return isNear(distance(typed, nearest), typed, nearest) ? offered(nearest) : "";
    }

    /**
     * Returns the same where nothing but mistyping makes the names differ: one that holds the other
     * as a word or begins with it may well be of something else.
     */
    public static String mistyped(String typed, Collection<String> candidates) {
        String nearest =
                candidates.stream()
                        .min(Comparator.comparingInt(name -> edits(lower(typed), lower(name))))
                        .orElse("");
        return isNear(edits(lower(typed), lower(nearest)), typed, nearest) ? offered(nearest) : "";
    }

    private static boolean isNear(int wrong, String typed, String name) {
        int length = Math.max(typed.length(), name.length());
        return wrong <= Math.max(length / 3, Math.min(2, length / 2));
    }

    private static String offered(String name) {
        return "; the nearest is '%s'".formatted(name);
    }

    /**
     * Returns the candidate with the fewest edits, ignoring case, where a word of the name counts
     * one; of several, the one with the fewest edits in all, and the first of those; of none, the
     * empty text.
     */
    public static String of(String typed, Collection<String> candidates) {
        return candidates.stream()
                .min(
                        Comparator.comparingInt((String name) -> distance(typed, name))
                                .thenComparingInt(name -> edits(lower(typed), lower(name))))
                .orElse("");
    }

    /**
     * A word that the name holds is one edit away, and so is the beginning of one by the other: who
     * writes auc means roc_auc, not mcc, and who writes --output means --out.
     */
    private static int distance(String typed, String name) {
        String from = lower(typed);
        String to = lower(name);
        boolean word = from.length() > 2 && List.of(to.split("[_. -]")).contains(from);
        return word || begins(from, to) || begins(to, from)
                ? Math.min(1, edits(from, to))
                : edits(from, to);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Below three letters and digits nearly anything begins with it. */
    private static boolean begins(String with, String name) {
        return name.startsWith(with) && with.replaceAll("[^\\p{L}\\p{N}]", "").length() > 2;
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int edits(String from, String to) {
        int[][] table = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : fewest(table, from, to, i, j);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int fewest(int[][] table, String from, String to, int i, int j) {
        int replaced = table[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, table[i - 2][j - 2] + 1) : fewest;
    }
}
