package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Walks through a file's schema, which is a tree written depth first. */
final class ParquetSchema {
    private final List<SchemaElement> elements;
    private final Set<String> ignored;
    private final Faults faults = new Faults();
    private int at = 1;
    private int leaves;

    private ParquetSchema(List<SchemaElement> elements, Set<String> ignored) {
        this.elements = elements;
        this.ignored = ignored;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with all columns that are no cells, but for those ignored */
    static List<ParquetColumn> columns(FileMetaData footer, Set<String> ignored) {
        ParquetFooter.check(footer.getSchemaSize() > 1, "it has no columns");
        ParquetSchema schema = new ParquetSchema(footer.getSchema(), ignored);
        List<ParquetColumn> columns = new ArrayList<>();
        int children = footer.getSchema().get(0).getNum_children();
        for (int i = 0; i < children; i++) {
            columns.add(schema.column());
        }
        ParquetFooter.check(schema.at == footer.getSchemaSize(), "its schema is broken");
        schema.faults.raise();
        return columns;
    }

    private ParquetColumn column() {
        SchemaElement element = element();
        int leaf = leaves;
        boolean nested = isGroup(element);
        long open = nested ? element.getNum_children() : 0;
        leaves += nested ? 0 : 1;
        while (open > 0) {
            SchemaElement inner = element();
            open += (isGroup(inner) ? inner.getNum_children() : 0) - 1L;
            leaves += isGroup(inner) ? 0 : 1;
        }
        String name = element.getName();
        ValueText text = nested ? null : ValueText.of(element);
        boolean skipped = ignored.contains(name);
        String why = objection(element, nested, text);
        faults.check(
                skipped || why == null,
                "uri",
                "has column " + Shown.quoted(name) + ", which is " + why + ": to go without it, name it in ignore");
        return skipped || why != null
                ? new ParquetColumn(name, leaf, null, null)
                : new ParquetColumn(name, leaf, descriptor(element), text);
    }

    private static @Nullable String objection(SchemaElement element, boolean nested, @Nullable ValueText text) {
        if (nested) {
            return "nested (a list, a map or a struct), and cells are flat";
        } else if (element.getRepetition_type() == FieldRepetitionType.REPEATED) {
            return "a list, and cells are flat";
        }
        return text == null ? "of bytes of no kind that is read" : null;
    }

    private SchemaElement element() {
        ParquetFooter.check(at < elements.size(), "its schema is broken");
        return elements.get(at++);
    }

    private static boolean isGroup(SchemaElement element) {
        ParquetFooter.check(element.getNum_children() >= 0, "its schema is broken");
        return !element.isSetType();
    }

    private static ColumnDescriptor descriptor(SchemaElement element) {
        boolean optional = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        PrimitiveType type = new PrimitiveType(
                optional ? Repetition.OPTIONAL : Repetition.REQUIRED,
                PrimitiveTypeName.valueOf(named(element)),
                element.getType_length(),
                element.getName());
        return new ColumnDescriptor(new String[] {element.getName()}, type, 0, optional ? 1 : 0);
    }

    private static String named(SchemaElement element) {
        return element.getType().name().replaceFirst("^BYTE_ARRAY$", "BINARY");
    }
}
