package dev.plumbline.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.cli.report.reading.AlarmRate;
import dev.plumbline.cli.report.reading.Obstacles;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.judgement.AlarmBudget;
import dev.plumbline.core.judgement.Obstacle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A run's counts and achieved alarm rates as one JSON document, for scripts. */
final class SummaryJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private SummaryJson(JsonGenerator out) {
        this.out = out;
    }

    static String of(RunResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.useDefaultPrettyPrinter();
            new SummaryJson(out).write(RunReading.of(result));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory takes every character", impossible);
        }
        return text.append('\n').toString();
    }

    private void write(RunReading run) throws IOException {
        out.writeStartObject();
        out.writeStringField("title", run.result().title());
        out.writeNumberField("windows", run.champions().size());
        out.writeNumberField("episodes", run.opened().size());
        out.writeNumberField("openEpisodes", run.standing().size());
        out.writeNumberField("triggers", run.result().triggers().size());
        if (run.budget().isPresent()) {
            budget(run.budget().get());
        }
        out.writeArrayFieldStart("rates");
        for (AlarmRate rate : run.rates()) {
            rate(rate);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void budget(AlarmBudget budget) throws IOException {
        out.writeObjectFieldStart("budget");
        out.writeNumberField("falseEpisodesPerMonth", budget.episodesPerMonth());
        out.writeNumberField("perWindow", budget.perWindow());
        out.writeNumberField("segments", budget.segments());
        out.writeNumberField("tests", budget.tests());
        out.writeNumberField("level", budget.level());
        out.writeEndObject();
    }

    /** Why windows were not judged, such as {@code "too_few_rows": 5}. */
    private void obstacles(Obstacles obstacles) throws IOException {
        out.writeObjectFieldStart("unjudgedBecause");
        for (Obstacle obstacle : Obstacle.values()) {
            if (obstacles.windows().containsKey(obstacle)) {
                out.writeNumberField(
                        obstacle.name().toLowerCase(Locale.ROOT),
                        obstacles.windows().get(obstacle));
            }
        }
        if (obstacles.unasked() > 0) {
            out.writeNumberField("nothing_to_judge_by", obstacles.unasked());
        }
        out.writeEndObject();
    }

    private void rate(AlarmRate rate) throws IOException {
        out.writeStartObject();
        out.writeStringField("lane", rate.lane().name().toLowerCase(Locale.ROOT));
        out.writeStringField("granularity", rate.granularity());
        out.writeStringField("segment", rate.segment());
        out.writeNumberField("judgedWindows", rate.judged());
        out.writeNumberField("unjudgedWindows", rate.unjudged());
        if (rate.unjudged() > 0) {
            obstacles(rate.obstacles());
        }
        out.writeNumberField("alarmedWindows", rate.alarmed());
        out.writeNumberField("episodes", rate.episodes());
        if (Double.isFinite(rate.episodesPerMonth())) {
            out.writeNumberField("episodesPerMonth", rate.episodesPerMonth());
        }
        out.writeNumberField("wrongWindows", rate.wrong());
        out.writeNumberField("hits", rate.hits());
        out.writeNumberField("dummyHits", rate.dummyHits());
        out.writeEndObject();
    }
}
