package dev.plumbline.kafka.control;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.record.MonitorMessage;

/** A published monitor, read and verified. */
public record HeldMonitor(MonitorMessage message, Monitor monitor) {}
