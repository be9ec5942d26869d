package dev.plumbline.dispatcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts alerts to all Alertmanager peers by API v2. */
final class AlertmanagerClient implements AlertSender {
    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerClient.class);

    private final HttpClient http;
    private final Alertmanagers settings;
    private final List<URI> endpoints;

    AlertmanagerClient(HttpClient http, Alertmanagers settings) {
        this.http = http;
        this.settings = settings;
        this.endpoints = settings.peers().stream().map(AlertmanagerClient::endpoint).toList();
    }

    private static URI endpoint(URI peer) {
        String base = peer.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "api/v2/alerts");
    }

    @Override
    public boolean send(ArrayNode alerts) {
        String body = alerts.toString();
        boolean taken = endpoints.isEmpty();
        for (URI endpoint : endpoints) {
            taken |= post(endpoint, body);
        }
        return taken;
    }

    private boolean post(URI endpoint, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            LOG.warn("{} answered {}: {}", endpoint, answer.statusCode(), answer.body());
            // 400 means that some alert is unacceptable; the others were taken, and the same alert
            // again would be refused again
            return answer.statusCode() == 400;
        } catch (IOException failure) {
            LOG.warn("{} cannot be reached: {}", endpoint, failure.toString());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
