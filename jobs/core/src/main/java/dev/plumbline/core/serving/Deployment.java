package dev.plumbline.core.serving;

import dev.plumbline.core.model.Role;
import java.time.Instant;
import java.util.List;

/**
 * Everything that serves one model from one event time on. The whole set is one message, so a swap
 * is atomic; a version that is not listed is retired.
 *
 * @param revision rises with every change; at equal effectiveFrom the higher one wins
 * @param effectiveFrom event time from which the set serves
 * @param variants the versions that serve, exactly one of them CHAMPION
 */
public record Deployment(
        String model, long revision, Instant effectiveFrom, List<Variant> variants) {
    public Deployment {
        variants = List.copyOf(variants);
        long champions =
                variants.stream().filter(variant -> variant.role() == Role.CHAMPION).count();
        if (champions != 1) {
            throw new IllegalArgumentException(
                    "a deployment of %s must have exactly one CHAMPION, got %d; list the version that answers callers once"
                            .formatted(model, champions));
        }
    }

    /** Returns the variant whose answers are used; there is exactly one. */
    public Variant champion() {
        return variants.stream()
                .filter(variant -> variant.role() == Role.CHAMPION)
                .findFirst()
                .orElseThrow();
    }
}
