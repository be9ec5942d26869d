package dev.plumbline.inference.serving;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import java.util.List;

/**
 * Which of a deployment's variants answers an entity: always the same one while the shares stay,
 * and independently for each model.
 */
final class Router {
    private static final double SLACK = 1e-9;

    private final String model;
    private final List<Variant> served;

    /**
     * @throws IllegalArgumentException if a share lies outside 0 to 1, or the shares of champion
     *     and challengers do not sum to 1
     */
    Router(Deployment deployment) {
        model = deployment.model();
        served =
                deployment.variants().stream()
                        .filter(variant -> variant.role() != Role.SHADOW)
                        .toList();
        double sum = served.stream().mapToDouble(Router::share).sum();
        if (!(Math.abs(sum - 1) <= SLACK)) {
            throw new IllegalArgumentException(
                    "the traffic shares of champion and challengers must sum to 1, got " + sum);
        }
    }

    /** Returns the served variant for an entity. */
    Variant route(String entityId) {
        if (served.size() == 1) {
            return served.get(0);
        }
        double point = StableHash.fraction(model, entityId);
        for (Variant variant : served) {
            point -= variant.trafficShare();
            if (point < 0) {
                return variant;
            }
        }
        return lastWithTraffic();
    }

    /** Rounding of the shares' sum may leave a point beyond all of them. */
    private Variant lastWithTraffic() {
        return served.stream()
                .filter(variant -> variant.trafficShare() > 0)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static double share(Variant variant) {
        if (!(variant.trafficShare() >= 0 && variant.trafficShare() <= 1)) {
            throw new IllegalArgumentException(
                    "the traffic share of version %s must be from 0 to 1, got %s"
                            .formatted(variant.version(), variant.trafficShare()));
        }
        return variant.trafficShare();
    }
}
