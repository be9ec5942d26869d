package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.core.report.Distribution;
import java.util.List;
import java.util.Locale;

/**
 * One feature's shares per bin, baseline as grey columns and the window as an outline over them.
 * The page's script draws the same for another window; the two must agree on these measures.
 */
final class Histogram {
    static final double WIDTH = 260;
    static final double HEIGHT = 96;
    static final double LABELS = 16;

    private final Distribution bins;

    Histogram(Distribution bins) {
        this.bins = bins;
    }

    void draw(Markup out) {
        Svg svg = new Svg(out);
        svg.open(
                WIDTH,
                HEIGHT + LABELS,
                "Shares of "
                        + Wording.subject(bins.feature())
                        + " per bin; the table below the panels holds the same figures");
        int count = bins.bins().size();
        double highest = Math.max(highest(bins.baseline()), highest(bins.current()));
        svg.path("before", columns(bins.baseline(), count, highest, 0.1));
        svg.path("now", columns(bins.current(), count, highest, 0.1));
        svg.line("frame", 0, HEIGHT, WIDTH, HEIGHT);
        out.open("g", "class", "labels");
        labels(svg, bins.bins());
        out.close("g");
        out.open("g", "class", "bins");
        for (int i = 0; i < count; i++) {
            double width = WIDTH / count;
            svg.rectangle("bin", i * width, 0, width, HEIGHT, title(i));
        }
        out.close("g");
        svg.close();
    }

    private String title(int bin) {
        return bins.bins().get(bin)
                + "\nbaseline "
                + percent(bins.baseline(), bin)
                + "\nwindow "
                + percent(bins.current(), bin);
    }

    /** A bin's share as {@code 4.1 %}; a dash where no counts are known. */
    static String percent(List<Long> counts, int bin) {
        return counts.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%.1f %%", 100 * share(counts, bin));
    }

    private static String columns(List<Long> counts, int bins, double highest, double gap) {
        StringBuilder path = new StringBuilder();
        double width = WIDTH / Math.max(1, bins);
        for (int i = 0; i < counts.size() && highest > 0; i++) {
            double height = share(counts, i) / highest * (HEIGHT - 4);
            if (height > 0) {
                String inside = number(width * (1 - gap));
                path.append(
                        "M%s %sv-%sh%sv%sz"
                                .formatted(
                                        number(i * width + width * gap / 2),
                                        number(HEIGHT),
                                        number(height),
                                        inside,
                                        number(height)));
            }
        }
        return path.toString();
    }

    private static void labels(Svg svg, List<String> bins) {
        double width = WIDTH / Math.max(1, bins.size());
        int step = (int) Math.max(1, Math.ceil(52 / width));
        for (int i = 0; i < bins.size(); i += step) {
            svg.text(
                    "bin-label",
                    i * width + 1,
                    HEIGHT + 12,
                    Svg.fit(brief(bins.get(i)), width * step - 2));
        }
    }

    /** Where an interval begins; any other bin's own words. */
    static String brief(String bin) {
        int comma = bin.indexOf(", ");
        return bin.startsWith("[") && comma > 0 ? bin.substring(1, comma) : bin;
    }

    private static double highest(List<Long> counts) {
        double highest = 0;
        for (int i = 0; i < counts.size(); i++) {
            highest = Math.max(highest, share(counts, i));
        }
        return highest;
    }

    private static double share(List<Long> counts, int bin) {
        long total = counts.stream().mapToLong(Long::longValue).sum();
        return total == 0 ? 0 : (double) counts.get(bin) / total;
    }
}
