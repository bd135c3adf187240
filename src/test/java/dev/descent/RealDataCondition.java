package dev.descent;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs the real data, aloud, where there is none. */
final class RealDataCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (RealData.isHere()) {
            return ConditionEvaluationResult.enabled("the data is here");
        }
        String missing = "no real data in " + RealData.folder() + "; set -Ddescent.data";
        if (Boolean.getBoolean("descent.require-data")) {
            throw new IllegalStateException(missing);
        }
        System.err.println("SKIPPED: " + name(context) + ": " + missing);
        return ConditionEvaluationResult.disabled(missing);
    }

    private static String name(ExtensionContext context) {
        String type = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod().map(test -> type + "." + test.getName()).orElse(type);
    }
}
