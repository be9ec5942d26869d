package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SeasonalRates;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rates of a feature's window are held to.
 *
 * @param faults rows without a proper value, by the reason
 * @param outside values beyond the range; of a category, those that are not named
 */
record RateReference(Map<FaultKind, Rate> faults, Rate outside) {

    /** Returns the rates of the whole evaluation set. */
    static RateReference of(FeatureBaseline baseline) {
        FeatureProfile profile = baseline.profile();
        Map<FaultKind, Rate> faults = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            long with = count(profile, kind);
            faults.put(kind, Rate.of(with, profile.rows(), baseline.faultLambda()));
        }
        long outside = outside(profile);
        return new RateReference(
                faults, Rate.of(outside, profile.present(), baseline.dependence().lambda()));
    }

    /**
     * Returns the rates of a window's hours of the week. The whole set's own dependence of faulty
     * rows holds the cycle of the week too, which would hide every break, so it serves only where a
     * baseline of an earlier release did not count a kind by the hour.
     *
     * @param hours empty if the evaluation set held no rows at these hours
     */
    RateReference at(Optional<SeasonalRates> hours, Rate outsideAtHours) {
        Map<FaultKind, Rate> held = new EnumMap<>(FaultKind.class);
        faults.forEach(
                (kind, whole) ->
                        held.put(
                                kind,
                                hours.map(rates -> at(rates, kind, whole))
                                        .orElse(Rate.unknown(Reasons.UNKNOWN_HOURS))));
        return new RateReference(held, outsideAtHours);
    }

    private static Rate at(SeasonalRates hours, FaultKind kind, Rate whole) {
        boolean isKnown = hours.with(kind).isPresent() || whole.with() == 0;
        return isKnown ? Rate.of(hours.with(kind).orElse(0), hours.rows(), hours.lambda()) : whole;
    }

    /** Returns the rates of which it is known that they follow no hour: those that are 0. */
    RateReference withoutHours(String why) {
        Map<FaultKind, Rate> held = new EnumMap<>(FaultKind.class);
        faults.forEach((kind, whole) -> held.put(kind, whole.unlessNone(why)));
        return new RateReference(held, outside.unlessNone(why));
    }

    /** Rows of a profile that have no proper value for a reason. */
    static long count(FeatureProfile profile, FaultKind kind) {
        return switch (kind) {
            case MISSING -> profile.missing();
            case TYPE_ERROR -> profile.typeErrors();
            case NAN -> profile instanceof NumericProfile numbers ? numbers.nan() : 0;
            case INFINITE -> profile instanceof NumericProfile numbers ? numbers.infinite() : 0;
            case EMPTY -> profile instanceof CategoryProfile texts ? texts.empty() : 0;
        };
    }

    /** Values of a profile beyond the range, or that are not named. */
    static long outside(FeatureProfile profile) {
        if (profile instanceof CategoryProfile texts) {
            return texts.unseen();
        }
        long[] counts = profile.counts();
        return counts[0] + counts[counts.length - 1];
    }
}
