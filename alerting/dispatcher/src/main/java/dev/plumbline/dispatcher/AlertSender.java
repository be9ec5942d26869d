package dev.plumbline.dispatcher;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Takes alerts out of the house. */
interface AlertSender {
    /**
     * Sends alerts to every peer.
     *
     * @return whether at least one peer took them
     */
    boolean send(ArrayNode alerts);
}
