package dev.plumbline.kafka.control;

import java.io.Serializable;

/** Travels with a job graph and opens the view where the subtask runs. */
@FunctionalInterface
public interface ControlViewFactory extends Serializable {
    /**
     * Opens a view that has taken in everything published before this call.
     *
     * @throws ControlUnavailable if it could not be read in time
     */
    ControlView open();
}
