package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a real browser shows it, from a file and with no network to reach. */
class ReportInBrowserStackITCase {
    /** A page outside asks for nothing: every host name resolves to nowhere. */
    private static final List<String> CHROMIUM =
            List.of(
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                    "--virtual-time-budget=3000",
                    "--dump-dom");

    @TempDir Path folder;

    @Test
    void theStoryItsChartsAndTheInjectionAreThere() throws Exception {
        String dom = rendered(HtmlReport.of(BikeYear.result()));

        assertThat(dom)
                .contains(BikeYear.FAULT.text())
                .contains("<svg")
                .contains("Alert episodes")
                .contains("Retraining");
    }

    @Test
    void pickingAnotherWindowRedrawsTheHistograms() throws Exception {
        String page = HtmlReport.of(BikeYear.result());
        String picking =
                """
                <script>
                  var picked = document.getElementById("window");
                  picked.selectedIndex = 0;
                  picked.dispatchEvent(new Event("change"));
                </script>
                </body>""";

        String before = rendered(page);
        String after = rendered(page.replace("</body>", picking));

        assertThat(histograms(before)).isNotEmpty();
        assertThat(histograms(after))
                .hasSameSizeAs(histograms(before))
                .isNotEqualTo(histograms(before));
    }

    @Test
    void anotherWindowsSharesStandInTheTable() throws Exception {
        String page = HtmlReport.of(BikeYear.result());
        String picking =
                """
                <script>
                  document.getElementById("shares").open = true;
                  var picked = document.getElementById("window");
                  picked.selectedIndex = 0;
                  picked.dispatchEvent(new Event("change"));
                </script>
                </body>""";
        List<String> before = shares(rendered(page));
        assertThat(shares(rendered(page.replace("</body>", picking))))
                .hasSameSizeAs(before)
                .isNotEqualTo(before);
    }

    /** The rows of the table of shares. */
    private static List<String> shares(String dom) {
        String table = dom.substring(dom.indexOf("id=\"shares\""));
        return List.of(table.substring(0, table.indexOf("</table>")).split("<tr>"));
    }

    /** The outlines of what each feature held in the window that is shown. */
    private static List<String> histograms(String dom) {
        Matcher outlines = Pattern.compile("<path class=\"now\" d=\"([^\"]*)\"").matcher(dom);
        List<String> found = new ArrayList<>();
        while (outlines.find()) {
            found.add(outlines.group(1));
        }
        return found;
    }

    private String rendered(String page) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(folder, "report", ".html"), page);
        Path dom = Files.createTempFile(folder, "dom", ".html");
        List<String> command = new ArrayList<>(CHROMIUM);
        command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.add(file.toUri().toString());
        Process browser;
        try {
            browser =
                    new ProcessBuilder(command)
                            .redirectOutput(dom.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "the browser test needs chromium; install it with apt-get install chromium",
                    missing);
        }
        assertThat(browser.waitFor(300, TimeUnit.SECONDS)).as("chromium ends").isTrue();
        return Files.readString(dom);
    }
}
