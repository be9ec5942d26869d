package dev.plumbline.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.report.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RiskWatchTest {
    private static final RiskWatch WATCH = new RiskWatch(.2, 1, .05);

    @Test
    void multipliesStakesByTheLikelihoodOfTheirRiskOverThatOfTheLimit() {
        double mean = 0;
        for (int bet = 0; bet < 24; bet++) {
            double risk = Math.min(.2 * (1 + .03 * Math.pow(100, bet / 23.0)), .96);
            mean += Math.pow(risk / .2, 3) * Math.pow((1 - risk) / .8, 7) / 24;
        }
        RiskWatch.Step first = WATCH.next(RiskEvidence.none(), 3, 10);

        assertThat(first.strength()).isCloseTo(mean / 2 * .05 / 2, within(1e-15));
        assertThat(first.verdict()).isEqualTo(Verdict.OK);
        assertThat(first.evidence().windows()).isEqualTo(1);
    }

    @Test
    void dependentRowsCountDividedByTheDesignEffect() {
        RiskWatch dependent = new RiskWatch(.2, 4, .05);
        assertThat(dependent.next(RiskEvidence.none(), 12, 40).strength())
                .isCloseTo(WATCH.next(RiskEvidence.none(), 3, 10).strength(), within(1e-15));
    }

    @Property
    void noBetGainsOnAverageWhileTheRiskIsTolerated(
            @ForAll @DoubleRange(min = .01, max = .99) double limit,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 1) double loss) {
        RiskWatch watch = new RiskWatch(limit, 1, .05);
        double risk = share * limit;
        double right = watch.next(RiskEvidence.none(), 0, 1).strength();
        double wrong = watch.next(RiskEvidence.none(), 1, 1).strength();
        double partly = watch.next(RiskEvidence.none(), loss, 1).strength();
        double stake = .5 * .05 / 2;

        assertThat((1 - risk) * right + risk * wrong).isLessThanOrEqualTo(stake + 1e-12);
        // a loss between 0 and 1 is worth no more than a chance of 1 as large
        assertThat(partly).isLessThanOrEqualTo((1 - loss) * right + loss * wrong + 1e-12);
    }

    @Test
    void alarmsOnHarmKeepsBoundedEvidenceAndRecovers() {
        RiskEvidence evidence = RiskEvidence.none();
        RiskWatch.Step step = WATCH.next(evidence, 900_000, 1_000_000);
        assertThat(step.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(step.strength()).isEqualTo(1000);

        for (int window = 0; window < 5; window++) {
            step = WATCH.next(step.evidence(), 100_000, 1_000_000);
        }
        assertThat(step.verdict()).isEqualTo(Verdict.OK);
        // and is not deaf afterwards
        step = WATCH.next(step.evidence(), 400, 1000);
        assertThat(step.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void holdsADeploymentToTheBaselinesUpperBoundAtHalfOfAlphaAndTheTolerance() {
        BaselineRisk baseline = new BaselineRisk(10, 100, 2);

        RiskWatch strict = RiskWatch.over(baseline, 0, .05);
        assertThat(strict.limit()).isEqualTo(baseline.upperBound(.025));
        assertThat(strict.designEffect()).isEqualTo(2);
        assertThat(RiskWatch.over(baseline, .01, .05).limit()).isEqualTo(strict.limit() + .01);
    }

    @Test
    void aWindowWithoutLabelsSaysNothing() {
        RiskEvidence before = WATCH.next(RiskEvidence.none(), 3, 10).evidence();
        RiskWatch.Step step = WATCH.next(before, 0, 0);

        assertThat(step.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(step.evidence()).isEqualTo(before);
        assertThat(step.strength()).isPositive();
    }

    @Test
    void evidenceIsReadBackFromItsBytes() {
        RiskEvidence evidence = WATCH.next(RiskEvidence.none(), 3, 10).evidence();
        assertThat(RiskEvidence.fromBytes(evidence.toBytes()))
                .isEqualTo(evidence)
                .hasSameHashCodeAs(evidence)
                .isNotEqualTo(RiskEvidence.none());
        byte[] newer = evidence.toBytes();
        newer[0] = 7;
        assertThatThrownBy(() -> RiskEvidence.fromBytes(newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evidence bytes must be of format 1, got 7");
    }

    @Test
    void refusesLossesAndSettingsOutOfRange() {
        assertThatThrownBy(() -> WATCH.next(RiskEvidence.none(), 11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 10 rows, got 11.0");
        assertThatThrownBy(() -> new RiskWatch(1, 1, .05))
                .hasMessageContaining("got 1.0; lower the tolerance");
        assertThatThrownBy(() -> new RiskWatch(.5, .5, .05)).hasMessageContaining("got 0.5");
        assertThatThrownBy(() -> new RiskWatch(.5, 1, 0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> RiskWatch.over(new BaselineRisk(1, 10, 1), -1, .05))
                .hasMessageContaining("tolerance must be at least 0, got -1.0");
    }
}
