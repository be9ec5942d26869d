package dev.plumbline.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final JsonNode COMPOSE =
            Repository.yaml(Repository.ROOT.resolve("docker-compose.yml"));
    private static final String PARENT = Repository.text(Repository.ROOT.resolve("pom.xml"));
    private static final Pattern BUILT = Pattern.compile("(.*)/target/(.*)");
    private static final Pattern TOPIC =
            Pattern.compile("(?m)^\\s*create (plumbline\\S+) (\\d+) (.*)$");

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        COMPOSE.get("services").properties().forEach(e -> services.put(e.getKey(), e.getValue()));
        return services;
    }

    /** The host side of every mounted path; named volumes left out. */
    private static List<String> mountedPaths() {
        List<String> paths = new ArrayList<>();
        for (JsonNode service : services().values()) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().split(":")[0];
                if (source.startsWith(".")) {
                    paths.add(source);
                } else {
                    assertThat(COMPOSE.get("volumes").has(source)).as(source).isTrue();
                }
            }
        }
        return paths;
    }

    @Test
    void pinsEveryImage() {
        services()
                .forEach(
                        (name, service) ->
                                assertThat(service.get("image").asText())
                                        .as(name)
                                        .matches(
                                                "[a-z-]+(/[a-z-]+)?:v?\\d+\\.\\d+\\.\\d+[\\w.-]*"));
    }

    @Test
    void mountsOnlyWhatIsThereOrWhatTheBuildMakes() {
        assertThat(mountedPaths()).isNotEmpty();
        for (String path : mountedPaths()) {
            Matcher built = BUILT.matcher(path);
            if (built.matches()) {
                assertBuilt(built.group(1), built.group(2));
            } else {
                assertThat(Repository.ROOT.resolve(path)).exists();
            }
        }
    }

    /** The parent settles how jars and lib folders are made; a module only asks for them. */
    private static void assertBuilt(String module, String artefact) {
        String pom = Repository.text(Repository.ROOT.resolve(module).resolve("pom.xml"));
        if (artefact.equals("lib")) {
            assertThat(pom).as(module).contains("<artifactId>maven-dependency-plugin</artifactId>");
            assertThat(PARENT)
                    .contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>");
            return;
        }
        String jar = between(pom, "<finalName>", "</finalName>");
        if (pom.contains("<artifactId>maven-shade-plugin</artifactId>")) {
            String shaded = between(PARENT, "<outputFile>${project.build.directory}/", "</");
            assertThat(artefact)
                    .as(module)
                    .isEqualTo(shaded.replace("${project.build.finalName}", jar));
            return;
        }
        assertThat(artefact).as(module).isEqualTo(jar + ".jar");
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        return from < 0 ? "" : text.substring(from + start.length(), text.indexOf(end, from));
    }

    @Test
    void startsTheMainClassesThatTheJarsHave() {
        Map<String, String> classes =
                Map.of(
                        "monitoring-jobmanager", "jobs/monitoring",
                        "inference-jobmanager", "jobs/inference");
        classes.forEach(
                (service, module) -> {
                    String name = argumentAfter(services().get(service), "--job-classname");
                    String file = "src/main/java/" + name.replace('.', '/') + ".java";
                    assertThat(Repository.ROOT.resolve(module).resolve(file)).isRegularFile();
                });
    }

    private static String argumentAfter(JsonNode service, String flag) {
        List<String> words =
                Repository.stream(service.get("command")).map(JsonNode::asText).toList();
        return words.get(words.indexOf(flag) + 1);
    }

    @Test
    void createsTheTopicsOfTheCatalogue() {
        Map<String, Map<String, String>> created = new HashMap<>();
        Matcher lines = TOPIC.matcher(services().get("topics").at("/command/0").asText());
        while (lines.find()) {
            Map<String, String> settings = new TreeMap<>();
            settings.put("partitions", lines.group(2));
            // the script adds this one to every topic
            settings.put("message.timestamp.type", "LogAppendTime");
            Arrays.stream(lines.group(3).trim().split(" "))
                    .map(setting -> setting.split("=", 2))
                    .forEach(setting -> settings.put(setting[0], setting[1]));
            created.put(lines.group(1), settings);
        }

        Map<String, Map<String, String>> wanted = new HashMap<>();
        for (NewTopic topic : TopicCatalogue.definitions(Topics.defaults(), 2, (short) 1)) {
            Map<String, String> settings = new TreeMap<>(topic.configs());
            settings.put("partitions", Integer.toString(topic.numPartitions()));
            wanted.put(topic.name(), settings);
        }
        assertThat(created).isEqualTo(wanted);
    }

    @Test
    void waitsForHealthBeforeItStartsWhatDepends() {
        services()
                .forEach(
                        (name, service) ->
                                service.path("depends_on")
                                        .properties()
                                        .forEach(needed -> assertIsWaitedFor(name, needed)));
    }

    private static void assertIsWaitedFor(String name, Map.Entry<String, JsonNode> needed) {
        JsonNode service = services().get(needed.getKey());
        assertThat(service).as("%s needs %s", name, needed.getKey()).isNotNull();
        String condition = needed.getValue().get("condition").asText();
        if (condition.equals("service_healthy")) {
            assertThat(service.has("healthcheck")).as(needed.getKey()).isTrue();
        } else {
            assertThat(condition).isEqualTo("service_completed_successfully");
        }
    }

    @Test
    void opensPortsOnThisMachineOnly() {
        for (JsonNode service : services().values()) {
            for (JsonNode port : service.path("ports")) {
                assertThat(port.asText()).startsWith("127.0.0.1:");
            }
        }
    }

    @Test
    void prometheusScrapesServicesThatExist() {
        JsonNode scrapes =
                Repository.yaml(Repository.ROOT.resolve("dashboards/prometheus/prometheus.yml"))
                        .get("scrape_configs");
        List<String> hosts = new ArrayList<>();
        scrapes.findValues("targets")
                .forEach(targets -> targets.forEach(t -> hosts.add(t.asText().split(":")[0])));
        scrapes.findValues("names").forEach(names -> names.forEach(n -> hosts.add(n.asText())));
        assertThat(hosts).isNotEmpty();
        assertThat(services().keySet()).containsAll(hosts);
    }
}
