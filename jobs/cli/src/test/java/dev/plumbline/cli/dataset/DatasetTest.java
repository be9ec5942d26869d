package dev.plumbline.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.training.TrainedVersion;
import dev.plumbline.core.baseline.MetricBaseline;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    private static final String PUBLISHED =
            "/published/nannyml_car_loan/published_realized_analysis.csv";

    @ParameterizedTest
    @ValueSource(strings = {"bike", "bank", "car-loan"})
    void rowsStandInOrderOfTimeOnTheirSideOfTheDeployment(String name) {
        Dataset dataset = Dataset.named(name, null);

        assertThat(dataset.history())
                .isSortedAccordingTo(Comparator.comparing(Example::eventTime))
                .allMatch(row -> row.eventTime().isBefore(dataset.replayStart()));
        assertThat(dataset.replay())
                .isSortedAccordingTo(Comparator.comparing(Example::eventTime))
                .allMatch(row -> !row.eventTime().isBefore(dataset.replayStart()))
                .allMatch(row -> row.eventTime().isBefore(dataset.replayEnd()))
                .allMatch(row -> row.labelKnownAt().isAfter(row.eventTime()))
                .allMatch(row -> (row.output() != null) == dataset.bringsPredictions());
        assertThat(dataset.replay().stream().map(Example::id).distinct().count())
                .isEqualTo(dataset.replay().size());
        assertThat(dataset.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bike", "bank", "car-loan"})
    void everyRowBringsTheSameFeaturesInTheSameOrder(String name) {
        Dataset dataset = Dataset.named(name, null);
        var names = dataset.history().get(0).features().keySet().stream().toList();

        assertThat(dataset.history())
                .allMatch(row -> row.features().keySet().stream().toList().equals(names));
        assertThat(dataset.replay())
                .allMatch(row -> row.features().keySet().stream().toList().equals(names));
    }

    @ParameterizedTest
    @CsvSource({
        "bike_sharing/hour,e2b01cdf412dbe19f34b3024c576b8102fd72f87462b063d674a3b194df2fc01",
        "bank_marketing/bank-additional-full,25ef5a7f820659c9010405d079b068761b9e4a75c232a6271ee6a77fc3de52ae",
        "nannyml_car_loan/reference_synthetic_car_loan,6a22335c153d12695510505278a94b27aad71bc46e97e3c218cb70e4959341aa",
        "nannyml_car_loan/monitoring_synthetic_car_loan,6ba23831a39612a86923875fea9cb3ac60a76e8bbc791fa4cbc22480539796c1"
    })
    void shipsTheFilesThatTheirReadmesName(String file, String sha256) throws Exception {
        String resource = "/data/%s.csv.gz".formatted(file);
        try (InputStream bytes = Dataset.class.getResourceAsStream(resource)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
        }
        String readme = resource.substring(0, resource.lastIndexOf('/')) + "/README.md";
        try (InputStream text = Dataset.class.getResourceAsStream(readme)) {
            assertThat(new String(text.readAllBytes())).contains(sha256);
        }
    }

    @Test
    void bikeRowsBringFortyEightKindsOfHourAndALabelADayLater() {
        Dataset bike = Dataset.named("bike", null);

        assertThat(bike.history()).hasSize(8_645);
        assertThat(bike.replay()).hasSize(8_734);
        assertThat(bike.history().stream().map(row -> row.features().get("hour_type")).distinct())
                .hasSize(48);
        Example first = bike.replay().get(0);
        assertThat(first.eventTime()).isEqualTo("2012-01-01T00:00:00Z");
        assertThat(first.features())
                .containsEntry("hour_type", "free-00")
                .containsEntry("weathersit", "clear")
                .containsEntry("temp", 0.36);
        assertThat(first.label()).isEqualTo(48L);
        assertThat(bike.replay())
                .allMatch(
                        row -> row.labelKnownAt().equals(row.eventTime().plus(Duration.ofDays(1))));
    }

    @Test
    void bikeHumidityIsInjectedForTwoWeeksOfJulyAndNowhereElse() {
        Dataset bike = Dataset.named("bike", null);
        Injection injection = bike.injection().orElseThrow();

        assertThat(injection.text()).isEqualTo("INJECTED: hum x 100");
        assertThat(bike.replay())
                .allMatch(
                        row -> {
                            boolean within =
                                    !row.eventTime().isBefore(Instant.parse("2012-07-01T00:00:00Z"))
                                            && row.eventTime()
                                                    .isBefore(
                                                            Instant.parse("2012-07-15T00:00:00Z"));
                            return within == ((double) row.features().get("hum") > 1);
                        });
    }

    @Test
    void bankRowsLackTheDurationThatGivesTheOutcomeAway() {
        assertThat(Dataset.named("bank", null).history().get(0).features())
                .hasSize(19)
                .doesNotContainKeys("duration", "y");
    }

    /** NannyML prints six significant digits of each chunk of 5,000 rows. */
    @Test
    void carLoanChunksReachThePublishedPerformance() {
        Dataset loan = Dataset.named("car-loan", null);
        int chunks = 0;
        try (CsvRows published =
                CsvRows.read(
                        "published_realized_analysis.csv",
                        DatasetTest.class.getResourceAsStream(PUBLISHED),
                        null)) {
            while (published.hasNext()) {
                CsvRow chunk = published.next();
                int from = ((Long) chunk.value("chunk.start_index")).intValue();
                Map<String, MetricBaseline> measured =
                        TrainedVersion.evaluated(
                                        loan.monitor(),
                                        "1",
                                        loan.replay().subList(from, from + 5_000))
                                .performance()
                                .metrics();
                for (String metric :
                        List.of(
                                "accuracy",
                                "roc_auc",
                                "f1",
                                "precision",
                                "recall",
                                "specificity")) {
                    double expected = (Double) chunk.value(metric + ".value");
                    assertThat(measured.get(metric).value())
                            .as("%s of chunk %d", metric, chunks)
                            .isCloseTo(expected, within(1e-6));
                }
                chunks++;
            }
        }
        assertThat(chunks).isEqualTo(10);
    }

    @Test
    void namesTheDataSetsThatThereAre() {
        assertThatThrownBy(() -> Dataset.named("bikes", null))
                .hasMessageContaining("bike, bank, car-loan")
                .hasMessageContaining("'bikes'");
    }
}
