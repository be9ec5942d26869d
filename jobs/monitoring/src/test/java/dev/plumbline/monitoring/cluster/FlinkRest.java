package dev.plumbline.monitoring.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a JobManager says over REST; while there is none it says that nothing runs. */
public final class FlinkRest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    FlinkRest(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    public int taskManagers() throws InterruptedException {
        return get("/overview").path("taskmanagers").asInt();
    }

    public String state(String job) throws InterruptedException {
        return get("/jobs/" + job).path("state").asText();
    }

    /** Whether a job and every task of it runs. */
    public boolean isRunning(String job) throws InterruptedException {
        JsonNode answer = get("/jobs/" + job);
        if (!answer.path("state").asText().equals("RUNNING")) {
            return false;
        }
        for (JsonNode vertex : answer.path("vertices")) {
            if (!vertex.path("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    /** Checkpoints that were completed since the JobManager began with the job. */
    public int completedCheckpoints(String job) throws InterruptedException {
        return get("/jobs/" + job + "/checkpoints").at("/counts/completed").asInt();
    }

    /** How often the job went on from a checkpoint since the JobManager began with it. */
    public int restored(String job) throws InterruptedException {
        return get("/jobs/" + job + "/checkpoints").at("/counts/restored").asInt();
    }

    public String failures(String job) throws InterruptedException {
        return get("/jobs/" + job + "/exceptions").toPrettyString();
    }

    public JsonNode get(String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
        try {
            return json.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException nobodyThere) {
            return json.createObjectNode();
        }
    }
}
