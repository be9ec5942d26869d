package dev.plumbline.core.property;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Refuses a property with a range on an array or a collection: jqwik passes over it, draws any
 * number, and the property fails in the rare run that draws 1e308.
 */
public final class RangesOfNumbers implements AroundPropertyHook {
    private static final Package CONSTRAINTS = DoubleRange.class.getPackage();

    /** Registered once, for all. */
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) {
        requireNumbers(context.targetMethod());
        return property.execute();
    }

    /**
     * Goes through the parameters of a property.
     *
     * @throws IllegalStateException if a range stands at what holds numbers and is none
     */
    static void requireNumbers(Method property) {
        for (Parameter parameter : property.getParameters()) {
            AnnotatedType type = parameter.getAnnotatedType();
            if (isRange(parameter.getAnnotations()) && holdsOthers(type) || isPassedOver(type)) {
                throw new IllegalStateException(
                        "a range must stand at the number that it bounds, got %s of %s: jqwik passes over it; draw a List<@DoubleRange(..) Double>"
                                .formatted(parameter, property));
            }
        }
    }

    private static boolean isPassedOver(AnnotatedType type) {
        return isRange(type.getAnnotations()) && holdsOthers(type)
                || held(type).stream().anyMatch(RangesOfNumbers::isPassedOver);
    }

    private static boolean holdsOthers(AnnotatedType type) {
        return !held(type).isEmpty();
    }

    private static List<AnnotatedType> held(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return List.of(array.getAnnotatedGenericComponentType());
        }
        return type instanceof AnnotatedParameterizedType generic
                ? List.of(generic.getAnnotatedActualTypeArguments())
                : List.of();
    }

    private static boolean isRange(Annotation[] annotations) {
        return Stream.of(annotations)
                .map(Annotation::annotationType)
                .filter(type -> type.getPackage().equals(CONSTRAINTS))
                .anyMatch(type -> type.getSimpleName().endsWith("Range"));
    }
}
