package dev.plumbline.kafka.record;

/**
 * How far one subtask has judged; written after everything that it decided up to there.
 *
 * @param subtask from 0
 * @param parallelism how many subtasks there are
 * @param watermarkMillis all event times before this are judged; {@link Long#MAX_VALUE} at the end
 */
public record Progress(int subtask, int parallelism, long watermarkMillis) {}
