package dev.plumbline.inference.serving;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import dev.plumbline.inference.runtime.ModelLoader;
import dev.plumbline.inference.runtime.ModelRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads every variant of a deployment, or none. */
public final class PlanLoader {
    private static final int BINARY_CLASSES = 2;

    private final ModelLoader models;

    public PlanLoader(ModelLoader models) {
        this.models = models;
    }

    /**
     * @throws ModelRefused naming the first variant that must not serve; nothing stays open then
     */
    ServingPlan load(Deployment deployment) throws ModelRefused {
        Router router = check(deployment);
        List<VariantScorer> scorers = new ArrayList<>();
        try {
            for (Variant variant : deployment.variants()) {
                scorers.add(new VariantScorer(variant, models.load(deployment.model(), variant)));
            }
            return new ServingPlan(deployment, router, scorers);
        } catch (ModelRefused | RuntimeException e) {
            scorers.forEach(VariantScorer::close);
            throw e;
        }
    }

    private static Router check(Deployment deployment) throws ModelRefused {
        Set<String> versions = new HashSet<>();
        for (Variant variant : deployment.variants()) {
            if (!versions.add(variant.version())) {
                throw refused(deployment, variant, "each version must be listed once");
            }
            checkClasses(deployment, variant);
        }
        try {
            return new Router(deployment);
        } catch (IllegalArgumentException e) {
            throw refused(deployment, deployment.champion(), e.getMessage());
        }
    }

    private static void checkClasses(Deployment deployment, Variant variant) throws ModelRefused {
        int classes = Set.copyOf(variant.classes()).size();
        boolean fits =
                classes == variant.classes().size()
                        && switch (variant.task()) {
                            case REGRESSION -> classes == 0;
                            case BINARY -> classes == BINARY_CLASSES;
                            case MULTICLASS -> classes >= BINARY_CLASSES;
                        };
        if (!fits) {
            throw refused(
                    deployment,
                    variant,
                    "a %s model must list %s, got %s"
                            .formatted(
                                    variant.task(),
                                    switch (variant.task()) {
                                        case REGRESSION -> "no classes";
                                        case BINARY -> "2 different classes, the negative first";
                                        case MULTICLASS -> "2 or more different classes";
                                    },
                                    variant.classes()));
        }
    }

    private static ModelRefused refused(Deployment deployment, Variant variant, String reason) {
        return new ModelRefused(
                deployment.model(), variant.version(), variant.artefactSha256(), reason);
    }
}
