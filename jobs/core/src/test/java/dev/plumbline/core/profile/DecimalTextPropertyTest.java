package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecimalTextPropertyTest {
    @Property
    void spellsANumberAsLongDoes(@ForAll long value) {
        byte[] bytes = new byte[DecimalText.LONGEST];
        int from = DecimalText.write(value, bytes);
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        assertThat(text).isEqualTo(Long.toString(value));
    }
}
