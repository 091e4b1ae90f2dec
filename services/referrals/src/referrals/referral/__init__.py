"""The referral: asked, granted, answered, closed."""
