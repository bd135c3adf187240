package dev.descent.http;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.stereotype.Controller;

/** Has errors of the virtual machine in a controller answered as any other that nobody expects. */
final class ControllerErrors extends AbstractAdvisingBeanPostProcessor {
    ControllerErrors() {
        setProxyTargetClass(true);
        MethodInterceptor call = invocation -> {
            try {
                return invocation.proceed();
            } catch (VirtualMachineError | LinkageError e) {
                throw MachineError.of(e);
            }
        };
        advisor = new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(Controller.class, true), call);
    }
}
