"""Tell what became of entities, and how many bodies of a class there are."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "entity_change",
        sa.Column("from_entity_id", sa.Text(), nullable=False, comment="Entity as it was before"),
        sa.Column("to_entity_id", sa.Text(), nullable=False, comment="Entity it went into"),
        sa.Column("changed_on", sa.Date(), nullable=False, comment="First day of the new state"),
        sa.Column("change_kind", sa.Text(), nullable=False, comment="merge, split, rename or transfer"),
        sa.Column(
            "whole", sa.Boolean(), nullable=False, comment="False if only a part went there: sums are no figure of it"
        ),
        sa.Column("legal_basis", sa.Text(), nullable=False, comment="Resolution or decision that changed it"),
        sa.CheckConstraint(
            "change_kind IN ('merge', 'split', 'rename', 'transfer')", name=op.f("ck_entity_change_change_kind")
        ),
        sa.ForeignKeyConstraint(
            ["from_entity_id"], ["dim_entity.entity_id"], name=op.f("fk_entity_change_from_entity_id")
        ),
        sa.ForeignKeyConstraint(["to_entity_id"], ["dim_entity.entity_id"], name=op.f("fk_entity_change_to_entity_id")),
        sa.PrimaryKeyConstraint("from_entity_id", "to_entity_id", "changed_on", name=op.f("pk_entity_change")),
        comment="What became of entities: mergers, new names and ranks, functions handed over",
    )
    op.create_table(
        "entity_class",
        sa.Column(
            "class_code", sa.Text(), nullable=False, comment="Class of bodies that reports count, as in 05/22 bộ, ngành"
        ),
        sa.Column("valid_from", sa.Date(), nullable=False, comment="First day of this size"),
        sa.Column(
            "size", sa.Integer(), nullable=False, comment="How many bodies it has; several rows where sources differ"
        ),
        sa.Column("valid_to", sa.Date(), nullable=True, comment="Last day of this size; null while it holds"),
        sa.Column("name_vi", sa.Text(), nullable=False, comment="Vietnamese name"),
        sa.Column("source", sa.Text(), nullable=False, comment="Who says so"),
        sa.PrimaryKeyConstraint("class_code", "valid_from", "size", name=op.f("pk_entity_class")),
        comment="Sizes of classes of bodies by date: the denominators that are possible",
    )
    op.create_table(
        "entity_class_member",
        sa.Column("class_code", sa.Text(), nullable=False, comment="Class"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Entity counted in it"),
        sa.Column("valid_from", sa.Date(), nullable=True, comment="First day in the class; null from the beginning"),
        sa.Column("valid_to", sa.Date(), nullable=True, comment="Last day in the class; null while it is"),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_entity_class_member_entity_id")),
        sa.PrimaryKeyConstraint("class_code", "entity_id", name=op.f("pk_entity_class_member")),
        comment="Which entities a class counts, where the catalogue has them one by one",
    )
