package dev.plumbline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelativeLinksTest {
    /** Tests run in their module's folder, two below the project's. */
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent().getParent();

    @TempDir private Path folder;

    @Test
    void everyLinkOfTheProjectResolves() {
        RelativeLinks links = new RelativeLinks(PROJECT);

        assertThat(links.documents())
                .contains(
                        PROJECT.resolve("README.md"), PROJECT.resolve("docs/decisions/README.md"));
        assertThat(links.broken()).isEmpty();
    }

    @Test
    void aLinkToNothingIsFound() throws IOException {
        write("a.md", "[gone](b.md), [still](docs/c.md) and [outside](https://example.org/x.md)");
        write("docs/c.md", "[up](../a.md)");

        assertThat(new RelativeLinks(folder).broken()).containsExactly("a.md: b.md");
    }

    @Test
    void aLinkToAHeadingThatIsNotThereIsFound() throws IOException {
        write("a.md", "# The stack's own files\n[here](#the-stacks-own-files) [no](#nowhere)");
        write("b.md", "[there](a.md#the-stacks-own-files) [no](a.md#elsewhere)");

        assertThat(new RelativeLinks(folder).broken())
                .containsExactly("a.md: #nowhere", "b.md: a.md#elsewhere");
    }

    @Test
    void codeIsNotRead() throws IOException {
        write("a.md", "`[x](y.md)`\n```\n[x](y.md)\n```\n");
        write("target/b.md", "[x](y.md)");

        assertThat(new RelativeLinks(folder).broken()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
