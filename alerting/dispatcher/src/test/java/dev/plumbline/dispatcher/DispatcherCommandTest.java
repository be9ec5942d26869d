package dev.plumbline.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DispatcherCommandTest {
    @TempDir Path folder;

    private static DispatcherConfig config(String... args) {
        CommandLine command = DispatcherCommand.commandLine();
        command.parseArgs(args);
        return command.<DispatcherCommand>getCommand().config();
    }

    @Test
    void tellsNobodyUnlessTold() {
        DispatcherConfig config = config("--bootstrap-servers=kafka:9092");

        assertThat(config.alertmanagers().peers()).isEmpty();
        assertThat(config.alertmanagers().notifyInfo()).isFalse();
        assertThat(config.alertmanagers().resend()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.alertmanagers().replayAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(config.webhooks().urls()).isEmpty();
        assertThat(config.topics().alerts()).isEqualTo("plumbline.alerts.v1");
    }

    @Test
    void takesSeveralPeersAndWebhooks() {
        DispatcherConfig config =
                config(
                        "--bootstrap-servers=kafka:9092",
                        "--alertmanager=http://a:9093,http://b:9093",
                        "--webhook=https://airflow/hook",
                        "--webhook-mode=binary",
                        "--webhook-tries=2");

        assertThat(config.alertmanagers().peers())
                .containsExactly(URI.create("http://a:9093"), URI.create("http://b:9093"));
        assertThat(config.webhooks().mode()).isEqualTo(EventMode.BINARY);
        assertThat(config.webhooks().backoff().tries()).isEqualTo(2);
    }

    @Test
    void readsSecretHeadersFromAFileAndNeverPrintsThem() throws IOException {
        Path file = folder.resolve("headers.properties");
        Files.writeString(file, "Authorization=Bearer secret\n");
        DispatcherConfig config =
                config("--bootstrap-servers=kafka:9092", "--webhook-headers=" + file);

        assertThat(config.webhooks().headers()).containsEntry("Authorization", "Bearer secret");
        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void refusesAnAddressThatIsNotHttp() {
        assertThatThrownBy(
                        () -> config("--bootstrap-servers=k:1", "--alertmanager=alertmanager:9093"))
                .hasMessage(
                        "alertmanager must be an address such as http://host:9093, got 'alertmanager:9093'");
    }
}
