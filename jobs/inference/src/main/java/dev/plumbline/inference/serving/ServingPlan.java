package dev.plumbline.inference.serving;

import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import java.util.ArrayList;
import java.util.List;

/** A deployment whose variants are all loaded. */
public final class ServingPlan implements AutoCloseable {
    private final Deployment deployment;
    private final Router router;
    private final List<VariantScorer> scorers;

    ServingPlan(Deployment deployment, Router router, List<VariantScorer> scorers) {
        this.deployment = deployment;
        this.router = router;
        this.scorers = List.copyOf(scorers);
    }

    public Deployment deployment() {
        return deployment;
    }

    /** Queues a record with the variant that serves its entity, and with every shadow. */
    List<Answer> ask(FeatureRecord record) {
        Variant served = router.route(String.valueOf(record.entityId()));
        List<Answer> answers = new ArrayList<>(1);
        for (VariantScorer scorer : scorers) {
            if (scorer.variant() == served || scorer.variant().role() == Role.SHADOW) {
                Answer answer = new Answer(deployment.model(), scorer.variant(), record);
                scorer.add(answer);
                answers.add(answer);
            }
        }
        return answers;
    }

    void flush() {
        scorers.forEach(VariantScorer::flush);
    }

    @Override
    public void close() {
        scorers.forEach(VariantScorer::close);
    }
}
