"""The review desk: what admins do beside editing rows. Pages under /admin/desk/."""
