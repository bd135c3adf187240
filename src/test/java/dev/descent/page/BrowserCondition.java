package dev.descent.page;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs a browser, aloud, where there is none. */
final class BrowserCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.isHere()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        String missing =
                "no " + Browser.PROGRAM + " and " + Browser.DRIVER + "; apt-get install chromium chromium-driver";
        if (Boolean.getBoolean("descent.require-browser")) {
            throw new IllegalStateException(missing);
        }
        System.err.println("SKIPPED: " + context.getRequiredTestClass().getSimpleName() + ": " + missing);
        return ConditionEvaluationResult.disabled(missing);
    }
}
