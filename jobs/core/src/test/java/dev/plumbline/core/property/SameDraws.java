package dev.plumbline.core.property;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives each property the seed that its name gives, so that a build of the same sources draws the
 * same samples: a change breaks a property or it does not, on any machine and every time.
 *
 * <p>New samples are drawn on demand, {@code -Dproperty.tries.factor=40} times as many as usual;
 * their seeds are printed where one fails.
 */
public final class SameDraws implements AroundPropertyHook {
    private static final int TRIES_FACTOR = Integer.getInteger("property.tries.factor", 0);
    private static final int USUAL_TRIES = 1_000;

    /** Registered once, for all. */
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        int tries = attributes.tries().orElse(USUAL_TRIES);
        if (!drawsAnew()) {
            attributes.setSeed(attributes.seed().orElse(seed(context)));
        } else if (tries > 1) {
            attributes.setTries(tries * TRIES_FACTOR);
        }
        return property.execute();
    }

    static boolean drawsAnew() {
        return TRIES_FACTOR > 0;
    }

    /** Names the class that runs it too: a contract's property draws anew for each. */
    private static String seed(PropertyLifecycleContext context) {
        String name = context.containerClass().getName() + "." + context.targetMethod().getName();
        return Integer.toString(name.hashCode());
    }
}
