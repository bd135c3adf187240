package dev.descent.ml.schedule;

import dev.descent.ml.spec.FamilyContract;

class ScheduleFamilyTest extends FamilyContract<ScheduleSpec> {
    ScheduleFamilyTest() {
        super(ScheduleSpec.class);
    }
}
