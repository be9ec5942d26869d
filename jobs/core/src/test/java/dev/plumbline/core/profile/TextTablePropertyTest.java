package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TextTablePropertyTest {
    /**
     * Texts that differ little: of few letters, of zeros, long ones with like ends, any unicode.
     */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars('a', 'b').ofMaxLength(20),
                Arbitraries.strings().withChars('\0', 'a').ofMaxLength(10),
                Arbitraries.strings()
                        .withChars('a', 'b')
                        .ofMaxLength(12)
                        .map(middle -> "like-ends" + middle + "like-ends"),
                Arbitraries.strings().ofMaxLength(24).map(TextTablePropertyTest::encodable));
    }

    /** Half a surrogate pair has no UTF-8 bytes of its own. */
    private static String encodable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Set<String>> listed() {
        return texts().set().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<String>> asked() {
        return texts().list().ofMaxSize(30);
    }

    @Property
    void findsWhatItHoldsAndNothingElseWhereverTheBytesLie(
            @ForAll("listed") Set<String> listed,
            @ForAll("asked") List<String> others,
            @ForAll @IntRange(max = 9) int before,
            @ForAll @IntRange(max = 9) int after,
            @ForAll byte neighbour) {
        List<String> texts = new ArrayList<>(listed);
        TextTable table = new TextTable(texts);
        List<String> asked = new ArrayList<>(texts);
        asked.addAll(others);
        for (String text : asked) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] page = new byte[before + utf8.length + after];
            Arrays.fill(page, neighbour);
            System.arraycopy(utf8, 0, page, before, utf8.length);
            assertThat(table.indexOf(page, before, utf8.length)).isEqualTo(texts.indexOf(text));
        }
    }

    @Example
    void keepsProbesShortAmongNamesThatDifferInOnePlace() {
        for (String name :
                List.of("category-%05d", "%05d-category", "of a-%05d-name that is long")) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                texts.add(name.formatted(i));
            }
            assertThat(new TextTable(texts).longestProbe()).isLessThan(64);
        }
    }
}
