package fi.kotopolku.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Holds the engine to the closed list of variables. Every value on its way to the table passes a serializer, and each
 * serializer is wrapped here, so that no door past this one is left; values in queries use other fields and are not
 * concerned.
 */
final class ClosedVariables {

    private ClosedVariables() {}

    static void closeOn(ProcessEngineConfigurationImpl configuration) {
        VariableSerializers serializers = configuration.getVariableSerializers();
        for (TypedValueSerializer<?> serializer : List.copyOf(serializers.getSerializers())) {
            int index = serializers.getSerializerIndex(serializer);
            serializers.removeSerializer(serializer);
            serializers.addSerializer(guarded(serializer), index);
        }
    }

    private static TypedValueSerializer<?> guarded(TypedValueSerializer<?> serializer) {
        return (TypedValueSerializer<?>) Proxy.newProxyInstance(
                TypedValueSerializer.class.getClassLoader(),
                new Class<?>[] {TypedValueSerializer.class},
                new Guard(serializer));
    }

    private record Guard(TypedValueSerializer<?> serializer) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "writeValue" -> check(arguments);
                case "equals" -> {
                    return proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    /* everything else is the serializer's own business */
                }
            }
            try {
                return method.invoke(serializer, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static void check(Object[] arguments) {
            if (!(arguments[1] instanceof VariableInstanceEntity variable)) {
                return;
            }
            if (!ProcessVariable.isListed(variable.getName())) {
                throw new BadUserRequestException("A process may not remember this: it is not on the closed list");
            }
            Object value = ((TypedValue) arguments[0]).getValue();
            boolean plain = value == null
                    || value instanceof Boolean
                    || value instanceof Number
                    || value instanceof String text && text.length() <= ProcessVariable.LONGEST_TEXT;
            if (!plain) {
                throw new BadUserRequestException(
                        "A process remembers flags, numbers and short words only: " + variable.getName());
            }
        }
    }
}
