package fi.kotopolku.api;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Lets every POST of ours that changes something be called through {@link OneEffect}. */
class OneEffectAdapter extends RequestMappingHandlerAdapter {

    private final OneEffect oneEffect;

    OneEffectAdapter(OneEffect oneEffect) {
        this.oneEffect = oneEffect;
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
        return changes(method) ? new Once(method) : super.createInvocableHandlerMethod(method);
    }

    private static boolean changes(HandlerMethod method) {
        return method.hasMethodAnnotation(PostMapping.class) && !method.hasMethodAnnotation(OnlyAsks.class);
    }

    private class Once extends ServletInvocableHandlerMethod {

        Once(HandlerMethod method) {
            super(method);
        }

        @Override
        protected Object doInvoke(Object... arguments) throws Exception {
            return oneEffect.of(() -> super.doInvoke(arguments), isVoid());
        }
    }
}
