package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.report.console.LiveLines;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.serving.Deployment;
import java.util.List;
import java.util.function.Consumer;

/** What the quickstart itself does to the model, gathered for the report and told live. */
record QuickstartEvents(RunCollector collector, LiveLines live, Consumer<List<String>> console) {
    void published(Baseline baseline) {
        collector.add(baseline);
    }

    void deployed(Deployment deployment) {
        collector.add(deployment);
        console.accept(live.deployment(deployment));
    }
}
