package dev.plumbline.architecture;

import static dev.plumbline.architecture.Classes.assertCatches;
import static dev.plumbline.architecture.Classes.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.architecture.planted.cli.paper.Paper;
import dev.plumbline.architecture.planted.cli.scissors.Scissors;
import dev.plumbline.architecture.planted.cli.stone.Stone;
import dev.plumbline.architecture.planted.core.UsesTheJob;
import dev.plumbline.architecture.planted.exporter.FlinkInExporter;
import dev.plumbline.architecture.planted.kafka.control.Chicken;
import dev.plumbline.architecture.planted.kafka.control.FlinkOutsideItsPackage;
import dev.plumbline.architecture.planted.kafka.topic.Egg;
import dev.plumbline.architecture.planted.monitoring.UsesTheOtherJob;
import dev.plumbline.architecture.planted.stray.Homeless;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.cli.Main;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.dispatcher.Dispatcher;
import dev.plumbline.exporter.Exporter;
import dev.plumbline.inference.job.InferenceJob;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.job.MonitoringJob;
import dev.plumbline.schema.WindowReport;
import org.junit.jupiter.api.Test;

class DirectionGuardsTest {
    @Test
    void everyModuleIsJudged() {
        assertThat(
                        new Class<?>[] {
                            ModelProfile.class,
                            WindowReport.class,
                            Topics.class,
                            EmbeddedBroker.class,
                            MonitoringJob.class,
                            InferenceJob.class,
                            Exporter.class,
                            Dispatcher.class,
                            Main.class
                        })
                .allMatch(type -> Classes.production().contain(type));
        assertThat(Classes.production().contain(DirectionGuardsTest.class)).isFalse();
        assertHolds(DirectionGuards::everyModuleHasADirection);
    }

    @Test
    void aModuleWithoutADirectionIsCaught() {
        assertCatches(DirectionGuards::everyModuleHasADirection, Homeless.class);
    }

    @Test
    void modulesKnowOnlyThoseBelow() {
        assertHolds(DirectionGuards::modulesKnowOnlyThoseBelow);
    }

    @Test
    void aModuleThatLooksUpOrSidewaysIsCaught() {
        assertCatches(
                DirectionGuards::modulesKnowOnlyThoseBelow,
                UsesTheJob.class,
                UsesTheOtherJob.class);
    }

    @Test
    void packagesFormNoCycle() {
        assertHolds(DirectionGuards::packagesFormNoCycle);
    }

    @Test
    void packagesThatNeedEachOtherAreCaught() {
        assertCatches(DirectionGuards::packagesFormNoCycle, Chicken.class, Egg.class);
        assertCatches(
                DirectionGuards::packagesFormNoCycle, Stone.class, Paper.class, Scissors.class);
    }

    @Test
    void flinkStaysInTheJobs() {
        assertHolds(DirectionGuards::flinkStaysInTheJobs);
    }

    @Test
    void flinkElsewhereIsCaught() {
        assertCatches(
                DirectionGuards::flinkStaysInTheJobs,
                FlinkOutsideItsPackage.class,
                FlinkInExporter.class);
    }
}
