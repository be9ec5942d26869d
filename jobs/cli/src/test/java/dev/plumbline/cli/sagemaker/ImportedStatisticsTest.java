package dev.plumbline.cli.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the statistics to the profiles of a baseline. */
class ImportedStatisticsTest {
    @TempDir Path folder;
    private ImportFixture imports;

    @BeforeEach
    void writeSpec() throws IOException {
        imports = ImportFixture.into(folder);
    }

    @Test
    void keepsExactlyWhatTheStatisticsHoldExactly() {
        Baseline baseline = imports.imported();

        NumericProfile temperature = numeric(baseline, "temperature");
        assertThat(baseline.rows()).isEqualTo(20_000);
        assertThat(temperature.present()).isEqualTo(19_600);
        assertThat(temperature.missing()).isEqualTo(400);
        assertThat(temperature.mean()).isCloseTo(8, within(1e-6));
        assertThat(Math.sqrt(temperature.variance())).isCloseTo(6, within(1e-3));
        assertThat(baseline.features())
                .filteredOn(feature -> feature.profile() instanceof NumericProfile)
                .allSatisfy(
                        feature ->
                                assertThat(((NumericProfile) feature.profile()).mean())
                                        .as(feature.name())
                                        .isCloseTo(meanInTheFile(feature.name()), within(1e-9)));
        assertThat(baseline.features())
                .extracting(FeatureBaseline::name)
                .containsExactly(
                        "income", "age", "visits", "temperature", "weight", "channel", "campaign");
        assertThat(baseline.outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.profile().present()).isEqualTo(20_000));
    }

    @Test
    void estimatesRanksFromTheSketchAndTakesBucketsWhereThereIsNone() {
        Baseline baseline = imports.imported();

        NumericProfile prediction = (NumericProfile) baseline.outputs().get(0).profile();
        NumericProfile weight = numeric(baseline, "weight");
        assertThat(largestRankError(prediction, NormalDistribution.of(100, 15))).isLessThan(0.02);
        assertThat(prediction.bins().cells()).isGreaterThan(200);
        assertThat(weight.bins().cells()).isEqualTo(13);
        assertThat(largestRankError(weight, NormalDistribution.of(70, 10))).isLessThan(0.02);
    }

    @Test
    void keepsEveryCellsMeanWithinItsCell() {
        Baseline baseline = imports.imported();
        for (String name : List.of("income", "temperature", "weight")) {
            NumericProfile profile = numeric(baseline, name);
            double[] means = profile.cellMeans();
            for (int cell = 1; cell < means.length - 1; cell++) {
                if (profile.counts()[cell] > 0) {
                    // sums are written with four digits
                    double slack = 1e-3 * Math.abs(means[cell] - profile.bins().origin());
                    assertThat(means[cell])
                            .as("%s, cell %d", name, cell)
                            .isBetween(
                                    profile.bins().boundary(cell - 1) - slack,
                                    profile.bins().boundary(cell) + slack);
                }
            }
        }
    }

    @Test
    void spellsCategoriesAsRowsDoAndCountsTheUntoldAsUnseen() {
        Baseline baseline = imports.imported();

        CategoryProfile campaign = (CategoryProfile) feature(baseline, "campaign").profile();
        CategoryProfile channel = (CategoryProfile) feature(baseline, "channel").profile();
        assertThat(campaign.bins().categories()).containsExactly("spring", "1", "autumn");
        assertThat(campaign.counts()).containsExactly(9000, 6000, 4000, 1000);
        assertThat(channel.missing()).isEqualTo(120);
        assertThat(channel.present()).isEqualTo(19_880);
    }

    private static FeatureBaseline feature(Baseline baseline, String name) {
        return baseline.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NumericProfile numeric(Baseline baseline, String name) {
        return (NumericProfile) feature(baseline, name).profile();
    }

    private static double meanInTheFile(String feature) {
        String text = SageMakerFiles.text(SageMakerFiles.STATISTICS);
        int at = text.indexOf("\"mean\": ", text.indexOf("\"name\": \"" + feature + "\"")) + 8;
        return Double.parseDouble(text.substring(at, text.indexOf(',', at)));
    }

    private static double largestRankError(NumericProfile profile, NormalDistribution truth) {
        double largest = 0;
        double below = 0;
        for (int cell = 0; cell < profile.bins().cells() - 1; cell++) {
            below += profile.counts()[cell];
            double share = truth.cumulativeProbability(profile.bins().boundary(cell));
            largest = Math.max(largest, Math.abs(below / profile.present() - share));
        }
        return largest;
    }
}
