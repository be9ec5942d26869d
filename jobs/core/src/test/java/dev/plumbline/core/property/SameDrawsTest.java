package dev.plumbline.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

class SameDrawsTest {
    @Property(tries = 2)
    @AddLifecycleHook(Seeded.class)
    void aPropertyDrawsByItsName(@ForAll long drawn) {
        assertThat(drawn).isBetween(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Looks at the seed after the registered hooks have set it. */
    static final class Seeded implements AroundPropertyHook {
        @Override
        public PropertyExecutionResult aroundProperty(
                PropertyLifecycleContext context, PropertyExecutor property) {
            PropertyExecutionResult result = property.execute();
            String name = SameDrawsTest.class.getName() + ".aPropertyDrawsByItsName";
            if (!SameDraws.drawsAnew()) {
                assertThat(result.seed()).contains(Integer.toString(name.hashCode()));
            }
            return result;
        }

        @Override
        public int aroundPropertyProximity() {
            return 10;
        }
    }
}
