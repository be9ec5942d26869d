package dev.plumbline.cli.report.html;

import dev.plumbline.core.report.Distribution;
import java.util.List;

/**
 * The panels to be read rather than looked at: a row per feature and bin with its two shares. The
 * page's script writes the same rows for another window.
 */
record HistogramTable(List<Distribution> features) {
    void draw(Markup out) {
        out.open("details", "id", "shares");
        out.element("summary", "The shares of this window as a table");
        Table table =
                Table.open(
                        out,
                        "Shares per bin",
                        "Feature",
                        "Bin",
                        "#At evaluation",
                        "#In the window");
        features.forEach(feature -> rows(table, feature));
        table.close();
        out.close("details").line();
    }

    private static void rows(Table table, Distribution feature) {
        for (int i = 0; i < feature.bins().size(); i++) {
            int bin = i;
            table.row(
                    row ->
                            row.cell(Wording.subject(feature.feature()))
                                    .cell(feature.bins().get(bin))
                                    .number(Histogram.percent(feature.baseline(), bin))
                                    .number(Histogram.percent(feature.current(), bin)));
        }
    }
}
