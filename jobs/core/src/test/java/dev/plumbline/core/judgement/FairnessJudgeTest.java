package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.FairnessSpec.Reference;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessJudgeTest {
    private static final String DIFFERENCE = "fairness_selection_rate_difference";
    private static final String IMPACT = "fairness_disparate_impact";
    private static final String HITS = "fairness_true_positive_rate_difference";
    private static final String FALSE_ALARMS = "fairness_false_positive_rate_difference";
    private static final String ODDS = "fairness_equalized_odds_difference";

    @Test
    void nothingIsComparedUnlessAskedFor() {
        FairTraffic traffic = new FairTraffic(FairTraffic.SHOWN);
        assertThat(traffic.monitor.options()).isNotEqualTo(MonitorOptions.DEFAULT);
        assertThat(MonitorOptions.DEFAULT.fairness()).isNull();
    }

    @Test
    void withoutLimitsGapsAreShownAgainstTheLargestGroupOfTheEvaluation() {
        // in this window F is the larger group
        List<Measurement> judged =
                new FairTraffic(FairTraffic.SHOWN)
                        .predicted("M", 100, 50)
                        .predicted("F", 300, 90)
                        .judge(false);
        Measurement difference = FairTraffic.of(judged, DIFFERENCE, "sex=F");
        assertThat(difference.value()).isEqualTo(-0.2);
        assertThat(difference.interval().lower()).isBetween(-0.4, -0.2);
        assertThat(difference.interval().upper()).isBetween(-0.2, 0.0);
        assertThat(difference.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(difference.reason())
                .isEqualTo("displayed; against sex=M with 0.5000 of 100 rows with a decision");
        assertThat(difference.n()).isEqualTo(300);
        assertThat(FairTraffic.of(judged, IMPACT, "sex=F").value()).isEqualTo(0.6);
        Measurement reference = FairTraffic.of(judged, FairnessMetric.SELECTION_RATE, "sex=M");
        assertThat(reference.value()).isEqualTo(0.5);
        assertThat(reference.reason()).isEqualTo("displayed; the reference of sex");
        assertThat(judged)
                .filteredOn(each -> each.metric().equals(IMPACT))
                .extracting(Measurement::feature)
                .doesNotContain("sex=M");
    }

    @Test
    void aGapIsDriftOnlyWhereItsWholeIntervalLiesBeyondTheLimit() {
        FairTraffic traffic = limited(FairnessMetric.DISPARATE_IMPACT, 0.8);
        traffic.predicted("M", 1_000, 500).predicted("F", 800, 240);
        Measurement far = FairTraffic.of(traffic.judge(false), IMPACT, "sex=F");
        assertThat(far.value()).isEqualTo(0.6);
        assertThat(far.interval().upper()).isLessThan(0.8);
        assertThat(far.threshold()).isEqualTo(0.8);
        assertThat(far.verdict()).isEqualTo(Verdict.DRIFT);
        traffic.forget();

        traffic.predicted("M", 100, 50).predicted("F", 80, 30);
        Measurement chance = FairTraffic.of(traffic.judge(false), IMPACT, "sex=F");
        assertThat(chance.value()).isEqualTo(0.75);
        assertThat(chance.verdict()).isEqualTo(Verdict.OK);
        assertThat(chance.reason()).startsWith("beyond the limit, but within chance");
        traffic.forget();

        traffic.predicted("M", 1_000, 500).predicted("F", 800, 380);
        Measurement near = FairTraffic.of(traffic.judge(false), IMPACT, "sex=F");
        assertThat(near.verdict()).isEqualTo(Verdict.OK);
        assertThat(near.reason()).startsWith("against sex=M with 0.5000 of 1000");
    }

    @Test
    void aGroupThatIsFavouredBeyondTheLimitIsDriftToo() {
        FairTraffic traffic = limited(FairnessMetric.DISPARATE_IMPACT, 0.8);
        traffic.predicted("M", 1_000, 300).predicted("F", 1_000, 500);
        Measurement favoured = FairTraffic.of(traffic.judge(false), IMPACT, "sex=F");
        assertThat(favoured.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(favoured.threshold()).isEqualTo(1.25);
    }

    @Test
    void tooFewRowsOfEitherGroupGiveNoVerdict() {
        FairTraffic traffic = limited(FairnessMetric.DISPARATE_IMPACT, 0.8);
        traffic.predicted("M", 1_000, 900).predicted("F", 49, 0);
        List<Measurement> judged = traffic.judge(false);
        assertThat(FairTraffic.of(judged, IMPACT, "sex=F"))
                .satisfies(
                        few -> {
                            assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
                            assertThat(few.value()).isZero();
                            assertThat(few.reason())
                                    .isEqualTo(
                                            "needs at least 50 rows with a decision of sex=F, got 49");
                        });
        Measurement absent = FairTraffic.of(judged, IMPACT, "sex=X");
        assertThat(absent.value()).isNull();
        assertThat(absent.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        traffic.forget();

        traffic.predicted("M", 49, 49).predicted("F", 1_000, 0);
        assertThat(FairTraffic.of(traffic.judge(false), IMPACT, "sex=F").reason())
                .isEqualTo("needs at least 50 rows with a decision of sex=M, got 49");
    }

    @Test
    void aRatioToNothingIsNotDefined() {
        FairTraffic traffic = limited(FairnessMetric.DISPARATE_IMPACT, 0.8);
        traffic.predicted("M", 100, 0).predicted("F", 100, 30);
        List<Measurement> judged = traffic.judge(false);
        assertThat(FairTraffic.of(judged, IMPACT, "sex=F").reason())
                .isEqualTo("not defined, for nobody of sex=M was selected");
        assertThat(FairTraffic.of(judged, DIFFERENCE, "sex=F").value()).isEqualTo(0.3);
    }

    @Test
    void theHighestRateIsTheReferenceWhereAskedFor() {
        FairTraffic traffic =
                new FairTraffic(
                        new FairnessSpec(
                                List.of("sex"), Reference.HIGHEST, Map.of(), null, Map.of()));
        traffic.predicted("M", 100, 40).predicted("F", 100, 60).predicted("X", 20, 20);
        List<Measurement> judged = traffic.judge(false);
        // X is higher still, of too few rows to be held to
        assertThat(FairTraffic.of(judged, IMPACT, "sex=M").reason())
                .startsWith("displayed; against sex=F");
    }

    @Test
    void theReferenceMayBeNamedByWhatStandsAfterTheFeature() {
        for (String name : List.of("F", "sex=F")) {
            FairTraffic traffic = named(name);
            traffic.predicted("M", 100, 40).predicted("F", 100, 60);
            assertThat(FairTraffic.of(traffic.judge(false), IMPACT, "sex=M").reason())
                    .contains("against sex=F");
        }
        assertThat(named("W").judge(false))
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.metric()).isEqualTo(FairnessJudge.NOT_COMPARED);
                            assertThat(told.verdict()).isEqualTo(Verdict.WARN);
                            assertThat(told.reason()).endsWith("got W").contains("sex=M");
                        });
    }

    private static FairTraffic named(String reference) {
        return new FairTraffic(
                new FairnessSpec(
                        List.of("sex"),
                        Reference.LARGEST,
                        Map.of("sex", reference),
                        null,
                        Map.of()));
    }

    @Test
    void trueAndFalsePositiveRatesAreComparedOnceLabelsAreKnown() {
        FairTraffic traffic = limited(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE, 0.1);
        traffic.predicted("M", 400, 180)
                .labelled("M", "1", 200, 160)
                .labelled("M", "0", 200, 20)
                .predicted("F", 400, 110)
                .labelled("F", "1", 200, 100)
                .labelled("F", "0", 200, 10);
        List<Measurement> judged = traffic.judge(true);
        Measurement hits = FairTraffic.of(judged, HITS, "sex=F");
        assertThat(hits.value()).isEqualTo(-0.3);
        assertThat(hits.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(hits.reason())
                .isEqualTo("displayed; against sex=M with 0.8000 of 200 rows labelled 1");
        assertThat(FairTraffic.of(judged, FALSE_ALARMS, "sex=F").value()).isEqualTo(-0.05);
        Measurement odds = FairTraffic.of(judged, ODDS, "sex=F");
        assertThat(odds.value()).isEqualTo(0.3);
        assertThat(odds.n()).isEqualTo(400);
        assertThat(odds.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(odds.interval().level()).isEqualTo(0.95);
        assertThat(odds.interval().lower())
                .as("two intervals that hold together are wider than one")
                .isLessThan(-hits.interval().upper())
                .isGreaterThan(0.1);
    }

    @Test
    void labelsOfLessThanHalfOfAGroupGiveNoVerdict() {
        FairTraffic traffic = limited(FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE, 0.1);
        traffic.predicted("M", 400, 180)
                .labelled("M", "1", 300, 270)
                .predicted("F", 800, 110)
                .labelled("F", "1", 399, 100);
        Measurement hits = FairTraffic.of(traffic.judge(true), HITS, "sex=F");
        assertThat(hits.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(hits.reason())
                .isEqualTo(
                        "needs labels for at least half of the predictions of sex=F, got 399 of 800");
    }

    @Test
    void theFavourableClassMayBeTheNegativeOne() {
        FairTraffic traffic =
                new FairTraffic(
                        new FairnessSpec(
                                List.of("sex"), Reference.LARGEST, Map.of(), "0", Map.of()));
        traffic.predicted("M", 200, 100)
                .labelled("M", "0", 100, 25)
                .labelled("M", "1", 100, 75)
                .predicted("F", 200, 100)
                .labelled("F", "0", 100, 50)
                .labelled("F", "1", 100, 50);
        List<Measurement> judged = traffic.judge(true);
        assertThat(FairTraffic.of(judged, FairnessMetric.TRUE_POSITIVE_RATE, "sex=M").value())
                .isEqualTo(0.75);
        assertThat(FairTraffic.of(judged, HITS, "sex=F").value()).isEqualTo(-0.25);
        assertThat(FairTraffic.of(judged, FALSE_ALARMS, "sex=F").value()).isEqualTo(0.25);
    }

    @Test
    void labelsOfNoKnownClassAreLeftOut() {
        FairTraffic traffic = new FairTraffic(FairTraffic.SHOWN);
        traffic.predicted("M", 300, 0)
                .labelled("M", "1", 100, 50)
                .labelled("M", "0", 100, 50)
                .labelled("M", "perhaps", 100, 100);
        assertThat(
                        FairTraffic.of(
                                        traffic.judge(true),
                                        FairnessMetric.FALSE_POSITIVE_RATE,
                                        "sex=M")
                                .value())
                .isEqualTo(0.5);
    }

    @Test
    void groupsMayBeRangesAndPairsOfFeatures() {
        FairTraffic traffic =
                new FairTraffic(
                        new FairnessSpec(
                                List.of("age", "sex & age"),
                                Reference.LARGEST,
                                Map.of("age", ">=40"),
                                null,
                                Map.of()),
                        FairTraffic.ages(40),
                        SegmentSpec.of(
                                SegmentCondition.everyCategory("sex"),
                                SegmentCondition.ranges("age", List.of(40.0))));
        long code = traffic.code("F", 55);
        assertThat(GroupCode.group(code, 0)).isEqualTo(1);
        assertThat(GroupCode.group(code, 1)).isBetween(0, 5);
        assertThat(GroupCode.group(traffic.code("F", null), 1)).isEqualTo(-1);
        assertThat(traffic.predicted("F", 60, 3).judge(false))
                .extracting(Measurement::feature)
                .contains("age<40", "sex=F & age<40");
    }

    @Test
    void aSingleSegmentHasNothingToBeComparedWith() {
        FairTraffic traffic =
                new FairTraffic(
                        FairTraffic.SHOWN, SegmentSpec.of(SegmentCondition.category("sex", "F")));
        assertThat(traffic.predicted("F", 100, 3).judge(false))
                .singleElement()
                .satisfies(
                        told ->
                                assertThat(told.reason())
                                        .isEqualTo(
                                                "needs at least two segments to compare that the baseline has, got [sex=F]"));
        assertThat(traffic.judge(true)).isEmpty();
    }

    private static FairTraffic limited(FairnessMetric metric, double limit) {
        return new FairTraffic(
                new FairnessSpec(
                        List.of("sex"), Reference.LARGEST, Map.of(), null, Map.of(metric, limit)));
    }
}
